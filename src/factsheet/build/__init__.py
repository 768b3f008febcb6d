"""From a loaded publication to the files in output/."""
