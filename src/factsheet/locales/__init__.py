"""How each language writes values: CLDR through Babel, modified by the house style.

`profile.profile_of` makes the one object that higher layers use. Babel is imported
where it is first needed, so importing this package costs little.
"""
