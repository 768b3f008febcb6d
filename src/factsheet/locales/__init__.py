"""How each language writes values: CLDR through Babel, and the house style on top.

`profile.profile_of` makes the one object that higher layers speak to. Babel is imported
where it is first needed, so importing this package costs little.
"""
