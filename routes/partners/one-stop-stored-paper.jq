# A stored paper for the one-stop system; giayTo is null where the store has none of those asked for.
{
  maHoSo: header("oneStopNumber"),
  maHoSoLT: header("dossier"),
  giayTo: (
    if .file == "none" then null
    else {
      maKetQua: .code,
      tenGiayTo: .title,
      soKyHieu: .symbol,
      coQuanChuQuan: .agency,
      tenTep: .name,
      duLieuTep: .content
    } end
  )
}
