# A dossier as the civil registry wants it (nhanHoSoDKHT). Cancelled papers stay home; the form goes on as it came.
{
  maDonVi: header("registryUnit"),
  module: .mapping.registryModule,
  maHoSoLT: .dossier,
  maHoSoMCDT: .oneStopNumber,
  ngayTiepNhan: (.receivedAt | vn_time),
  data: (.form | tojson),
  fileDinhKem: [
    .documents[] | select(.cancelled | not) | {
      id: .id,
      loaiGiayTo: .kind,
      tenGiayTo: .title,
      tenTepDinhKem: .fileName,
      huyGiayTo: 0,
      duLieuTepDinhKem: .content
    }
  ]
}
