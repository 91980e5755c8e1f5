# Which steps follow a death registration: the applicant chose 2, 3 or 4 procedures, registration included.
# Unverified: the fields that say so are not public; a province with the real form changes the two names below. A form
# without them is taken as all chosen.
def chosen($field): .form[$field] | . == null or (tostring | . == "1" or . == "true");
{
  steps: (["residence"]
    + (if chosen("maiTangPhi") then ["funeral-support"] else [] end)
    + (if chosen("tuTuat") then ["survivor-benefit"] else [] end))
}
