# What the coordination system is answered about a later step: its own envelope {code, message, data}.
{
  code: (if header("outcome") == "WAITING" then 202 else 200 end),
  message: {
    KEPT: "Đã tiếp nhận",
    REPEAT: "Đã được tiếp nhận trước đó",
    WAITING: "Đã giữ lại, chờ hồ sơ"
  }[header("outcome")],
  data: {maHoSo: .number, daNhan: true, trungLap: (header("outcome") == "REPEAT")},
  traceId: property("traceId")
}
