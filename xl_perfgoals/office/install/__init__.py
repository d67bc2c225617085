"""Installing: facts of a machine are gathered, a plan is made of them, the plan is carried out."""
