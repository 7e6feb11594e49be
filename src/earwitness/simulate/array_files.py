"""Runs and sweeps as files of arrays; the name's ending says which form.

==========  =======================================================================================
.nc         NetCDF 3 (64-bit offsets) of ``dataset``: xarray, R, Julia, MATLAB, Panoply
.parquet    the long table of ``tidy``: pandas, Polars, DuckDB, Arrow; what made it is its metadata
.csv        the same table as text; the only form that does without the extra ``simulate``
==========  =======================================================================================

Equal runs give equal bytes with the same versions of xarray and PyArrow. Every number is kept exactly.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, Final

import numpy as np

from earwitness.errors import OutputError, SettingError
from earwitness.simulate.dataset import dataset
from earwitness.simulate.extras import extra
from earwitness.simulate.run import Run
from earwitness.simulate.sensitivity import Analysis
from earwitness.simulate.sweeps import Sweep
from earwitness.simulate.tidy import Columns, Source, parts
from earwitness.simulate.variables import about, about_sweep

FORMS: Final = ("nc", "parquet", "csv")
_COMPRESSION: Final = "zstd"
_NEEDS: Final = {
    "nc": (("xarray", "a dataset"),),
    "parquet": (("pyarrow", "a Parquet file"), ("pyarrow.parquet", "a Parquet file")),
}


def write_arrays(source: Source, path: str | Path) -> None:
    """Write *source* to *path* in the form that its ending says.

    Raises SettingError for another ending or where the extra ``simulate`` is needed and missing, OutputError
    where the file cannot be written.
    """
    path = Path(path)
    data = array_bytes(source, array_form(path))
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another place") from error


def array_form(path: Path) -> str:
    """The form that *path* ends in. Raises SettingError for an ending that says none."""
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        known = ", ".join(f".{known}" for known in FORMS)
        raise SettingError(f"{path}: its ending says no form of arrays; end the name with one of {known}")
    return form


def check_form(form: str) -> None:
    """Raises SettingError, before any work, where files of this *form* need the extra and it is missing."""
    for module, what in _NEEDS.get(form, ()):
        extra(module, what)


def array_bytes(source: Source, form: str) -> bytes:
    """The file that holds *source* in a *form*: "nc", "parquet" or "csv". Raises as ``write_arrays``."""
    if form == "csv":
        return _csv(source)
    if form == "parquet":
        return _parquet(source)
    if form != "nc":
        raise SettingError(f"form {form!r}: not known; choose one of {', '.join(FORMS)}")
    if isinstance(source, Analysis):
        raise SettingError("a sensitivity is a table, not arrays; end the name with .csv or .parquet")
    return bytes(dataset(source).to_netcdf(None, engine="scipy"))


def _csv(source: Source) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, columns in enumerate(parts(source)):
        if number == 0:
            writer.writerow(columns)
        # tolist: masked ones become None, which is written as nothing
        writer.writerows(zip(*(column.tolist() for column in columns.values()), strict=True))
    return out.getvalue().encode()


def _parquet(source: Source) -> bytes:
    arrow, parquet = (extra(module, what) for module, what in _NEEDS["parquet"])
    out = io.BytesIO()
    writer: Any = None
    for columns in parts(source):
        table = _table(arrow, columns).replace_schema_metadata(_metadata(source))
        if writer is None:
            writer = parquet.ParquetWriter(out, table.schema, compression=_COMPRESSION)
        writer.write_table(table)
    writer.close()
    return out.getvalue()


def _table(arrow: Any, columns: Columns) -> Any:
    made = {}
    for name, column in columns.items():
        mask = np.ma.getmaskarray(column)
        values = np.ma.getdata(column)
        texts = values.dtype == object
        made[name] = arrow.array(values, mask=mask, type=arrow.string() if texts else None)
    return arrow.table(made)


def _metadata(source: Source) -> dict[str, str]:
    if isinstance(source, Run):
        return about(source)
    return about_sweep(source) if isinstance(source, Sweep) else {}
