# What PM DVCLT is answered: maHoSo, whether taken, which version, whether it was a repeat.
{
  maHoSo: .dossier,
  daNhan: true,
  lanNop: .version,
  trungLap: (.outcome == "REPEAT"),
  traceId: property("traceId")
}
