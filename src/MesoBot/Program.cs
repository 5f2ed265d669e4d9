Console.WriteLine("MesoBot");
