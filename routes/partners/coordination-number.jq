# What GetNextValue is asked (unverified): the setting says which row of numbers. The body is the dossier, should a unit have its own.
{code: variable("numberCode")}
