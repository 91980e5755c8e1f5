# Status of a later step for the one-stop system: the step and its authority tell it from the dossier's own statuses.
{
  maHoSo: .oneStopNumber,
  maHoSoLT: .dossier,
  lanNop: .version,
  buoc: .step,
  coQuanXuLy: .agency,
  maTTHC: .procedure,
  maTrangThai: .code,
  trangThai: (.status // .code),
  thoiGian: .at,
  noiDung: (.note // ""),
  lyDo: (.reason // ""),
  ketQua: (.result // null)
}
