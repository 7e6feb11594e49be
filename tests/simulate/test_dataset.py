"""Runs, sweeps and sensitivities as datasets and files: names, units, what made them, and nothing lost."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
import xarray as xr

from earwitness.errors import OutputError, SettingError
from earwitness.simulate import simulate, tidy
from earwitness.simulate.array_files import FORMS, array_bytes, check_form, write_arrays
from earwitness.simulate.dataset import dataset
from earwitness.simulate.files import read_scenario
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Organisation, Scenario, Sensor
from earwitness.simulate.sensitivity import sensitivity
from earwitness.simulate.shading import Silence
from earwitness.simulate.sweeps import Sweep, sweep
from earwitness.simulate.variables import VARIABLES

SCENARIO = Scenario(
    title="Größe “x”",
    unit="m²",
    steps=4,
    organisation=Organisation(branching=2, depth=2, levels=("chefs", 'żuraw, "q"')),
    shading=Silence(),
    channels=(Sensor(name="friend", chance=0.5),),
)


@pytest.fixture(scope="module")
def run() -> Run:
    return simulate(SCENARIO, replicates=3, seed=9)


@pytest.fixture(scope="module")
def swept() -> Sweep:
    vary: dict[str, list[object]] = {"fear.start": [0.5, 1, 2.5], "leader.kind": ["naive", "sophisticated"]}
    return sweep(SCENARIO, vary, replicates=2, outcomes=["error", "first-purge"])


def test_every_array_of_a_run_is_there_with_axes_and_a_name(run: Run) -> None:
    found = dataset(run)
    assert set(found.data_vars) == {each.name for each in VARIABLES}
    fields = {name for name in Run.__slots__ if name.rpartition("_")[2].strip("RTLC") == "" and "_" in name}
    assert {each.field for each in VARIABLES} == fields | {"gap_RT"}
    letters = {"R": "replicate", "T": "step", "L": "level", "C": "channel"}
    for each in VARIABLES:
        variable = found[each.name]
        assert variable.dims == tuple(letters[letter] for letter in each.field.rpartition("_")[2])
        np.testing.assert_array_equal(variable.values, each.of(run))
        assert variable.dtype == each.of(run).dtype
        assert variable.attrs["long_name"]
    assert list(found["channel"].values) == ["chain", "friend"]
    assert list(found["level"].values) == [1, 2] and list(found["level_name"].values) == list(run.levels)


def test_units_are_those_of_the_scenario(run: Run) -> None:
    found = dataset(run)
    assert found["belief"].attrs["units"] == found["heard"].attrs["units"] == "m²"
    assert found["silent"].attrs["units"] == "1"
    assert (
        "units" not in found["fear"].attrs
        and "units" not in dataset(simulate(Scenario(steps=1)))["gap"].attrs
    )


def test_attributes_say_what_made_it_and_nothing_of_when_and_where(run: Run) -> None:
    attrs = dataset(run).attrs
    assert set(attrs) == {"title", "made_by", "provenance", "engine", "seed", "agents", "notes", "scenario"}
    assert attrs["seed"] == "9" and attrs["engine"] == "plain" and attrs["made_by"].startswith("earwitness ")
    assert str(Path.cwd()) not in json.dumps(attrs)


def test_a_run_can_be_made_again_from_its_attributes(run: Run, tmp_path: Path) -> None:
    attrs = dataset(run).attrs
    (tmp_path / "again.json").write_text(attrs["scenario"], encoding="utf-8")
    again = simulate(read_scenario(tmp_path / "again.json"), replicates=3, seed=int(attrs["seed"]))
    assert dataset(again).identical(dataset(run))


def test_netcdf_reads_back_equal(run: Run, swept: Sweep, tmp_path: Path) -> None:
    for source in (run, swept):
        write_arrays(source, tmp_path / "a.nc")
        with xr.open_dataset(tmp_path / "a.nc") as found:
            assert found.load().identical(dataset(source))
            assert {name: found[name].dtype for name in found} == {
                name: dataset(source)[name].dtype for name in found
            }


def test_the_table_of_a_run_reads_back_equal(run: Run, tmp_path: Path) -> None:
    write_arrays(run, tmp_path / "a.parquet")
    table = pd.read_parquet(tmp_path / "a.parquet")
    assert list(table) == ["variable", "replicate", "step", "level", "level_name", "channel", "value"]
    for each in VARIABLES:
        rows = table[table["variable"] == each.name]
        values = rows["value"].to_numpy(dtype=np.float64).reshape(each.of(run).shape)
        np.testing.assert_array_equal(values, each.of(run).astype(np.float64), err_msg=each.name)
        for axis in ("replicate", "step", "level", "channel"):
            assert rows[axis].isna().all() != (axis in each.axes), f"{each.name}: {axis}"
    heard = table[(table["variable"] == "message") & (table["step"] == 3) & (table["replicate"] == 2)]
    assert list(heard["level_name"]) == list(run.levels) and list(heard["level"]) == [1, 2]
    np.testing.assert_array_equal(heard["value"], run.message_RTL[2, 3].astype(np.float64))


def test_parquet_and_csv_hold_the_same(run: Run, swept: Sweep) -> None:
    for source in (run, swept):
        parquet = pd.read_parquet(io.BytesIO(array_bytes(source, "parquet")))
        text = pd.read_csv(io.BytesIO(array_bytes(source, "csv")))
        pd.testing.assert_frame_equal(parquet, text, check_dtype=False, check_exact=True)


def test_what_was_not_said_is_empty(run: Run) -> None:
    assert np.isnan(run.channel_RTC).any()
    table = pq.read_table(io.BytesIO(array_bytes(run, "parquet")))
    assert table["value"].null_count >= np.isnan(run.channel_RTC).sum()
    values = table["value"].drop_null().to_numpy()
    assert np.isfinite(values).all(), "nothing, not NaN: means leave it out"


def test_parquet_says_what_made_it(run: Run, swept: Sweep) -> None:
    for source in (run, swept):
        metadata = pq.read_schema(io.BytesIO(array_bytes(source, "parquet"))).metadata
        assert {k.decode(): v.decode() for k, v in metadata.items() if k != b"pandas"} == dataset(
            source
        ).attrs


@pytest.mark.parametrize("form", FORMS)
def test_equal_runs_give_equal_bytes(form: str, run: Run) -> None:
    assert array_bytes(run, form) == array_bytes(simulate(SCENARIO, replicates=3, seed=9), form)
    assert array_bytes(run, form) != array_bytes(simulate(SCENARIO, replicates=3, seed=8), form)


def test_a_table_does_not_depend_on_the_parts_it_is_made_in(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = array_bytes(run, "csv")
    monkeypatch.setattr(tidy, "ROWS", 5)
    assert array_bytes(run, "csv") == whole
    assert pd.read_parquet(io.BytesIO(array_bytes(run, "parquet"))).shape[0] == whole.count(b"\n") - 1


def test_a_grid_is_a_dataset_with_an_axis_for_each_key(swept: Sweep) -> None:
    found = dataset(swept)
    assert found["error"].dims == ("fear.start", "leader.kind")
    assert found["error"].attrs == {"long_name": "error at the top", "units": "m²"}
    assert found["error_standard_error"].attrs["long_name"] == "error at the top, standard error"
    at = found["error"].sel({"fear.start": 2.5, "leader.kind": "naive"}).item()
    assert at == swept.spreads("error")[swept.points.index((2.5, "naive"))].mean
    assert np.isnan(found["first-purge"]).all(), "no purge in this scenario"
    assert found.attrs["replicates"] == "2" and found.attrs["steps"] == "4"


def test_points_are_a_dataset_along_one_axis() -> None:
    points = [{"fear.start": 1, "leader": {"kind": "naive"}}, {"fear.start": 2, "leader": {"kind": "mixed"}}]
    found = dataset(sweep(SCENARIO, points, replicates=1))
    assert found["gap"].dims == ("point",)
    assert list(found["leader"].values) == ['{"kind":"naive"}', '{"kind":"mixed"}']
    assert list(found["fear.start"].values) == [1.0, 2.0]


def test_the_table_of_a_sensitivity() -> None:
    spans = {"organisation.noise": (0.1, 2), "fear.start": (0, 1)}
    found = sensitivity(SCENARIO, spans, samples=4, replicates=2, outcomes=["error", "purges"])
    table = pd.read_csv(io.BytesIO(array_bytes(found, "csv")))
    assert list(table["outcome"]) == ["error", "error", "purges", "purges"]
    assert list(table["key"]) == ["organisation.noise", "fear.start"] * 2
    assert table["first"][0] == found.outcomes[0].first[0].value
    assert table["first"][2:].isna().all() and "does not vary" in table["note"][2]
    parquet = pd.read_parquet(io.BytesIO(array_bytes(found, "parquet")))
    assert parquet["total_high"][1] == found.outcomes[0].total[1].high
    with pytest.raises(SettingError, match=r"a sensitivity is a table, not arrays; .* \.csv or \.parquet"):
        array_bytes(found, "nc")


@pytest.mark.parametrize("name", ["run.txt", "run", "run.netcdf", ".nc"])
def test_an_ending_that_says_no_form(run: Run, tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingError, match=r"its ending says no form of arrays; .* \.nc, \.parquet, \.csv"):
        write_arrays(run, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_arrays(run, tmp_path / "no" / "run.csv")


# what is missing, in which form it is told
EXTRAS: tuple[tuple[str, str, str], ...] = (
    ("xarray", "nc", "a dataset needs the extra"),
    ("pyarrow", "parquet", "a Parquet file needs the extra"),
)


@pytest.mark.parametrize(("module", "form", "says"), EXTRAS)
def test_without_the_extra_one_clear_error(
    run: Run, module: str, form: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(SettingError, match=says):
        array_bytes(run, form)
    with pytest.raises(SettingError, match=says):
        check_form(form)
    check_form("csv")
    assert array_bytes(run, "csv"), "text needs nothing"


def test_other_forms_are_unknown(run: Run) -> None:
    with pytest.raises(SettingError, match="form 'xlsx': not known"):
        array_bytes(run, "xlsx")
