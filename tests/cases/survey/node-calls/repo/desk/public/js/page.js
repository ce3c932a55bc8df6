// Runs in the browser, below the page's own origin.
$.ajax({ url: "weather", success: show });
