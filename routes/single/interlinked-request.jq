# A stand-alone registration through the interlinked service (nhanHoSoDKHT): modules LTKS, LTKT, LTKH; there is no LT
# number, so the one-stop system's stands in both places. Cancelled papers stay home.
{
  maDonVi: header("registryUnit"),
  module: ("LT" + .mapping.registryModule),
  maHoSoLT: .dossier,
  maHoSoMCDT: .oneStopNumber,
  ngayTiepNhan: (.receivedAt | vn_time),
  data: (.form | del(.nguoiNop) | tojson),
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
