using MesoBot.Cli;

return await CommandLine.RunAsync(args);
