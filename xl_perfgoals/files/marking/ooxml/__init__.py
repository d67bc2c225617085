"""Marking inside an Office package: only what a mark needs is changed, part by part."""
