# A citizen's question for the one-stop system: our name of it, and what the portal said as it came.
{maCauHoi: .id, noiDung: .question}
