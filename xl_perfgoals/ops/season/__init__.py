"""What is thought about a season: rounds, letters, progress, approvals. No file, clock or host."""
