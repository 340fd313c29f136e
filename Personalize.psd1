@{
    RootModule           = 'bin/Personalize.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '6f0c3c5e-8d57-4f0e-9a0b-5a5f3f2f7c11'
    Author               = 'Personalize contributors'
    CompanyName          = 'Personalize contributors'
    Copyright            = 'Copyright Personalize contributors. Apache-2.0.'
    Description          = 'Amazon Personalize for PowerShell: typed objects in the pipeline, every page, errors that a script can tell apart, and an emulator to try it all with.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    TypesToProcess       = @('bin/Personalize.Types.ps1xml')
    FormatsToProcess     = @('bin/Personalize.Format.ps1xml')

    # By name, one by one: a wildcard would cost every session's command discovery.
    CmdletsToExport      = @(
        'Clear-PersonalizeSession'
        'Get-PersonalizeBatchInferenceJob'
        'Get-PersonalizeEmulator'
        'Get-PersonalizeSession'
        'Get-PersonalizeSolutionVersion'
        'Invoke-PersonalizeOperation'
        'Set-PersonalizeSession'
        'Start-PersonalizeEmulator'
        'Stop-PersonalizeEmulator'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags         = @('AWS', 'Personalize', 'AmazonPersonalize', 'Recommendations', 'MachineLearning', 'PSEdition_Core', 'Linux', 'MacOS', 'Windows')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
