"""What the look of the pages has to keep to: colours, templates, values that bear their fact."""
