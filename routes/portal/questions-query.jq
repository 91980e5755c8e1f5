# What LayDanhSachHoiDapGuiTuDVCQG is asked with, beside session and agency: nothing that is confirmed.
{}
