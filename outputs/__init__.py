"""The face of Xinmai: command line, reports, pictures, exports, evaluation."""
