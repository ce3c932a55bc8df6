def done(workflow):
    workflow.complete_lifecycle_action("a")
