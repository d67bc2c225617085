"""What a worker imports before there is work for it: known without importing anything."""

READING = "xl_perfgoals.pipeline.one_file"
