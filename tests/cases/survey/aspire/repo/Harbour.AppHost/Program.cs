var builder = DistributedApplication.CreateBuilder(args);

var tides = builder.AddProject<Projects.Tides>("tide-tables");
var issuer = builder.AddProject<Projects.Pier_Login>("login");
var endpoint = issuer.GetEndpoint("https");

builder.AddProject<Projects.Lights>("beacons")
    .WithReference(tides)
    .WithEnvironment("Login__Url", endpoint)
    .WithEnvironment("Login__Back", tides.GetEndpoint("http"));

builder.Build().Run();
