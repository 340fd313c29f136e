namespace Personalize.Shell;

/// <summary>The exit codes that pwsh uses.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int BadCommandLine = 64;
    public const int NoModule = 70;
}
