-- The rows of a dossier, one a version, and the number the one-stop system gave it. The first version's number counts.
select khoa, so_ho_so
from ho_so_den
where ma_ho_so_lt = :#ma_ho_so_lt
order by lan_nop
