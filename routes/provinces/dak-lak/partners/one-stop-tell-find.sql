-- Whether a status has its row.
select khoa
from trang_thai_den
where khoa = :#khoa
