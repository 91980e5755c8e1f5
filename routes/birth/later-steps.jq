# Which steps follow a birth registration: permanent residence and insurance card; an identity card with 2.000987.
{
  steps: (["residence", "insurance"]
    + (if .procedure | startswith("2.000987") then ["identity-card"] else [] end))
}
