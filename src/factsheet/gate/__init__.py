"""The rules about content and translations, and the gate that runs them all."""
