-- One status, one row: khoa is the primary key. The one-stop system reads them by its own counter.
insert into trang_thai_den (khoa, so_ho_so, buoc, trang_thai, thoi_gian, noi_dung)
values (:#khoa, :#so_ho_so, :#buoc, :#trang_thai, :#thoi_gian, :#noi_dung)
