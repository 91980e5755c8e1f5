# dangKyHoTich: the form as XML hotich/hoso. Who filed the dossier stays with us.
{
  maDonVi: (header("registryUnit") | tonumber? // header("registryUnit")),
  module: .mapping.registryModule,
  maHoSo: .oneStopNumber,
  ngayTiepNhan: (.receivedAt | vn_date),
  data: ({hotich: {hoso: (.form | del(.nguoiNop))}} | to_xml)
}
