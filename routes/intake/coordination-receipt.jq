# What the coordination system is answered: its own envelope {code, message, data}.
{
  code: 200,
  message: (if .outcome == "REPEAT" then "Hồ sơ đã được tiếp nhận trước đó" else "Đã tiếp nhận" end),
  data: {idHoSo: .dossier, maHoSo: .dossier, lanNop: .version, trungLap: (.outcome == "REPEAT")},
  traceId: property("traceId")
}
