"""What a DMN file may say wrong, or why a decision cannot be made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake in a file; `line` counts from 1."""

    line: int
    message: str


class DmnError(Exception):
    """A file with faults, or a decision that cannot be made and goes to a person."""

    def __init__(self, message: str, line: int = 0, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(f"第 {line} 行：{message}" if line else message)
        self.message, self.line = message, line
        self.faults = faults or ((Fault(line, message),) if line else ())
