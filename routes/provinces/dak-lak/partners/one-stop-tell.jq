# A status or a later step as a row; the whole of it as JSON text beside.
{
  khoa: header("idempotencyKey"),
  so_ho_so: .maHoSo,
  buoc: (.buoc // ""),
  trang_thai: .trangThai,
  thoi_gian: ((.thoiGian // "") | vn_time),
  noi_dung: tojson
}
