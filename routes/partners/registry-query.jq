# layKetQua. Public clients ask by the one-stop number; where the registry knows a dossier only by its LT number,
# the question after an answer that did not mention it is asked that way (askBy).
{
  maDinhDanhHoSo: [.[] | if .askBy == "lt" then .dossier else .oneStopNumber end],
  maTinh: header("provinceCode"),
  module: .[0].registryModule
}
