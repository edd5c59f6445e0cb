"""The full screens, each with its .tcss beside it. They ask `casework` and hold no rules."""
