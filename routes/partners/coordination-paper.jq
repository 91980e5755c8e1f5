# The result's paper as the coordination system may take it (UploadFile, unverified; both names are ours).
{
  TenTepTin: (.paper.fileName // "ket-qua.pdf"),
  DuLieuTepTin: .paper.content
}
