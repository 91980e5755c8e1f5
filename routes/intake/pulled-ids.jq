# The ids of the dossiers that PM DVCLT's list names, as text. An entry without one cannot be fetched.
[(.data // [])[] | select(.id != null) | {id: (.id | tostring | .[0:80])}]
