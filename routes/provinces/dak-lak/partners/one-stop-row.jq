# A received dossier as a row: what the one-stop system searches by in columns of its own, the whole dossier as JSON text.
{
  khoa: header("idempotencyKey"),
  ma_ho_so_lt: .maHoSo,
  lan_nop: .lanNop,
  ma_tthc: .maTTHC,
  ma_don_vi: .maDonVi,
  ngay_tiep_nhan: (.ngayTiepNhan | vn_time),
  noi_dung: tojson
}
