"""Source code as the survey needs it: functions, calls, and where values go."""
