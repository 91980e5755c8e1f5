# What the one-stop system asks for, in our words. Who pays goes into the receipt only.
{
  request: .maYeuCau,
  dossier: .maHoSo,
  procedure: .maTTHC,
  copies: .soBanSao,
  procedureName: (.tenTTHC // ""),
  payerName: (.nguoiNop.hoTen // ""),
  payerNumber: (.nguoiNop.soGiayTo // ""),
  payerAddress: (.nguoiNop.diaChi // ""),
  payerProvince: (.nguoiNop.maTinh // "")
}
