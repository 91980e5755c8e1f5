-- One delivery, one row: khoa is the primary key. so_ho_so is the one-stop system's to fill.
insert into ho_so_den (khoa, ma_ho_so_lt, lan_nop, ma_tthc, ma_don_vi, ngay_tiep_nhan, noi_dung)
values (:#khoa, :#ma_ho_so_lt, :#lan_nop, :#ma_tthc, :#ma_don_vi, :#ngay_tiep_nhan, :#noi_dung)
