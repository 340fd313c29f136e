using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Personalize.Benchmarks.Clients;

/// <summary>What every measured program finds around it: the fixed-answer server, made-up credentials, and nothing of the user's own AWS settings.</summary>
internal static class ClientEnvironment
{
    public static void Apply(ProcessStartInfo start, Uri? endpoint)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsUsersOwn))
        {
            start.Environment.Remove(name);
        }

        var nowhere = Path.Combine(Path.GetTempPath(), "personalize-benchmarks-no-such-file");
        start.Environment["AWS_CONFIG_FILE"] = nowhere;
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = nowhere;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_REGION"] = "us-east-1";
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "example-of-a-secret-key";
        start.Environment["NO_PROXY"] = "127.0.0.1,localhost";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        if (endpoint is not null)
        {
            start.Environment["AWS_ENDPOINT_URL"] = endpoint.ToString();
        }
    }

    private static bool IsUsersOwn(string name) =>
        name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);
}
