"""Load the YAML files of a publication into the model, and report all problems at once."""
