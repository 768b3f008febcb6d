"""factsheet.toml: the publication's languages, house styles, checks and policy."""
