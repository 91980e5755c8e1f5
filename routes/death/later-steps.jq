# Which steps follow a death registration: the applicant chose 2, 3 or 4 procedures. Unverified: the field names of the
# choice are not public. A form that has none of them is taken as all chosen; removal of residence always follows.
{mai_tang: ["maiTangPhi"], tu_tuat: ["tuTuat"]} as $fields
| .form as $form
| def said($names): [$names[] | $form[.] | select(. != null) | tostring | ascii_downcase];
  def chosen($names): said($names) | length == 0 or any(.[]; . == "1" or . == "true" or . == "co" or . == "có");
{
  steps: (["residence"]
    + (if chosen($fields.mai_tang) then ["funeral-support"] else [] end)
    + (if chosen($fields.tu_tuat) then ["survivor-benefit"] else [] end))
}
