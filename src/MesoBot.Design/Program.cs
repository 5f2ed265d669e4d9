// `dotnet ef` starts here and asks the factories for a context; there is nothing to run.
Console.Error.WriteLine("This project serves `dotnet ef` alone. Start the program with: dotnet run --project src/MesoBot");
return 2;
