# The answer to a request for payment.
{
  maYeuCau: .request,
  maHoSo: .dossier,
  maThamChieu: .reference,
  soTien: .amount,
  trangThai: {OPENED: "CHUA_KHOI_TAO", INITIALISED: "CHO_THANH_TOAN", PAID: "DA_THANH_TOAN", MISMATCHED: "LECH_SO_TIEN"}[.state],
  urlThanhToan: .url,
  traceId: property("traceId")
}
