# A received dossier for the one-stop system, in the engine's own words. Cancelled papers are named without content.
{
  maHoSo: .dossier,
  lanNop: .version,
  nhom: .group,
  maTTHC: .procedure,
  module: .module,
  maDonVi: .unit,
  ngayTiepNhan: .receivedAt,
  canhBao: .warnings,
  data: .form,
  fileDinhKem: [
    .documents[] | {
      id: .id,
      loaiGiayTo: .kind,
      tenGiayTo: .title,
      tenTepDinhKem: .fileName,
      huyGiayTo: (if .cancelled then 1 else 0 end),
      duLieuTepDinhKem: .content
    }
  ]
}
