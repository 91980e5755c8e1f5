# What became of a payment, for the one-stop system. Amounts in đồng.
{
  maYeuCau: .request,
  maHoSo: .dossier,
  maThamChieu: .reference,
  trangThai: {SETTLED: "DA_THANH_TOAN", DIFFERS: "LECH_SO_TIEN", TWICE: "THANH_TOAN_HAI_LAN"}[header("paymentOutcome")],
  soTien: .amount,
  soTienDaNop: .paidAmount,
  maGiaoDich: (.transaction // ""),
  thoiGian: (.paidAt // "" | vn_time)
}
